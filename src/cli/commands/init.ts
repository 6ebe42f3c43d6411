import { existsSync } from 'node:fs';
import { blankLedger, YAML_GUIDE } from '../../write/blank-ledger.ts';
import { ledgerYaml } from '../../write/ledger-yaml.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { write, writeFileAtomically } from '../output.ts';
import { bodyNamed, planNamed } from '../plan-body.ts';
import { schemaAddress } from '../schema-address.ts';

export interface InitOptions {
  body?: string;
  plan?: string;
  all: boolean;
  output?: string;
}

/** Writes a ledger with the tasks a body owes, to be filled in. @throws UsageError */
export async function init({ body, plan: id, all, output }: InitOptions, io: Io): Promise<number> {
  const plan = planNamed(id);
  if (body === undefined) {
    const names = plan.bodies.map(({ name }) => name).join('、');
    throw new UsageError(`请用 --body 写明是哪个单位的台账，单位有：${names}`);
  }
  const { ledger, tasks, head } = blankLedger(plan, bodyNamed(plan, body), all);
  const schema = schemaAddress(output);
  const text = ledgerYaml(ledger, { schema, head: [...head, ...YAML_GUIDE], plan, tasks });
  if (output === undefined) await write(io.stdout, text);
  else {
    if (existsSync(output)) throw new UsageError(`已有“${output}”这个文件，不覆盖。请换一个文件名`);
    writeFileAtomically(output, text);
    await write(io.stderr, `${ledger.部门}的台账（${tasks.length}项任务）已写入“${output}”\n`);
  }
  return EXIT.clean;
}
