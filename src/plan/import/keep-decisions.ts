import { compactWording } from '../../text/characters.ts';
import { findBody } from '../bodies.ts';
import { matchTasks } from '../match-tasks.ts';
import type { CollectiveRow } from '../plan-file.ts';
import type { Collective, Task, WorkPlan } from '../work-plan.ts';
import {
  type DraftBody,
  type DraftCollective,
  type DraftTask,
  lookAt,
  note,
  type PlanDraft,
} from './draft.ts';
import { withOwnNames } from './list-names.ts';

/**
 * The draft with what a person has settled in an earlier plan: its code, the aliases of its bodies, whom
 * collectives mean, and the nature of tasks that are alike.
 */
export function keepDecisions(draft: PlanDraft, before: WorkPlan): PlanDraft {
  const { bodies, ownName } = keptBodies(draft.bodies, before);
  const renamed = draft.groups.map(({ value, remarks }) => ({
    remarks,
    value: value.map((task) => ({ ...task, value: withOwnNames(task.value, ownName, []) })),
  }));
  const natures = natureOf(
    renamed.flatMap(({ value }) => value),
    before.tasks,
  );
  const prefixes = before.namePrefixes;
  const { plan: _code, namePrefixes: _prefixes, ...remarks } = draft.headRemarks;
  return {
    ...draft,
    head: {
      ...draft.head,
      plan: before.id.split('/')[0] ?? draft.head.plan,
      ...(prefixes.length > 0 && { namePrefixes: prefixes }),
    },
    headRemarks: remarks,
    bodies,
    collectives: draft.collectives.map((item) => keptCollective(item, before, bodies)),
    groups: renamed.map(({ value, remarks: told }) => ({
      remarks: told,
      value: value.map((task) => keptNature(task, natures.get(task), before)),
    })),
  };
}

/** Bodies that the earlier plan has as one become one, under the name that the document has first. */
function keptBodies(
  drafted: readonly DraftBody[],
  before: WorkPlan,
): { bodies: DraftBody[]; ownName: Map<string, string> } {
  const ownName = new Map<string, string>();
  const byOld = new Map<string, DraftBody>();
  const bodies: DraftBody[] = [];
  const inDocument = new Set(
    drafted.flatMap(({ value: { name, aliases = [] } }) => [name, ...aliases]),
  );
  for (const body of drafted) {
    const { name, aliases = [] } = body.value;
    const old =
      findBody(before, name) ??
      aliases.map((alias) => findBody(before, alias)).find((found) => found !== null);
    const known = old ? byOld.get(old.name) : undefined;
    if (known) {
      known.value.aliases = [...new Set([...(known.value.aliases ?? []), name, ...aliases])];
      ownName.set(name, known.value.name);
      continue;
    }
    const more = old
      ? [old.name, ...old.aliases].filter(
          (alias) => alias !== name && !inDocument.has(alias) && findBody(before, alias) === old,
        )
      : [];
    const all = [...aliases, ...more];
    const kept: DraftBody = {
      value: { name, ...(all.length > 0 && { aliases: all }) },
      remarks: old ? [] : body.remarks,
    };
    if (old) byOld.set(old.name, kept);
    bodies.push(kept);
  }
  return { bodies, ownName };
}

function keptCollective(
  drafted: DraftCollective,
  before: WorkPlan,
  bodies: readonly DraftBody[],
): DraftCollective {
  const { name } = drafted.value;
  const old = before.collectives.find((known) => known.name === name);
  // With members, or as all, it would have to do what it only supports.
  if (!old || (drafted.isSupporting && old.scope !== 'concerned')) return drafted;
  const { row, missing } = rowOfCollective(old, bodies);
  const told = missing.map((member) => `“${member}”`).join('、');
  if (row === null) {
    return { ...drafted, remarks: [lookAt('collectives', `往年的成员${told}今年都没有提到`)] };
  }
  return {
    ...drafted,
    value: row,
    remarks:
      missing.length > 0 ? [lookAt('collectives', `往年的成员${told}今年没有提到，没有列入`)] : [],
  };
}

/** A collective as a file has it; of its members those that this year's document names. */
function rowOfCollective(
  { name, scope, members }: Collective,
  bodies: readonly DraftBody[],
): { row: CollectiveRow | null; missing: string[] } {
  if (scope !== 'members') return { row: { name, scope }, missing: [] };
  const bearer = (member: string) =>
    bodies.find(({ value }) => value.name === member || value.aliases?.includes(member))?.value
      .name;
  const known = members.flatMap((member) => bearer(member) ?? []);
  const missing = members.filter((member) => bearer(member) === undefined);
  return { row: known.length > 0 ? { name, members: known } : null, missing };
}

/** Tasks of the same or of a like wording. */
function natureOf(tasks: readonly DraftTask[], before: readonly Task[]): Map<DraftTask, Task> {
  const found = new Map<DraftTask, Task>();
  const byWording = new Map(before.map((task) => [compactWording(task.requirement), task]));
  for (const task of tasks) {
    const same = byWording.get(compactWording(task.value.requirement));
    if (same) found.set(task, same);
  }
  const settled = new Set(found.values());
  const open = tasks
    .filter((task) => !found.has(task))
    .map((task) => ({
      no: String(task.value.no),
      requirement: task.value.requirement,
      task,
    }));
  const matches = matchTasks(
    before.filter((task) => !settled.has(task)),
    open,
  );
  for (const [old, { task }] of matches) found.set(task, old);
  return found;
}

function keptNature(drafted: DraftTask, old: Task | undefined, before: WorkPlan): DraftTask {
  if (!old) return drafted;
  const { nature: _proposed, ...row } = drafted.value;
  const isOther = (drafted.value.nature ?? 'disclosure') !== old.nature;
  const told = note(`性质沿用${before.year}年第${old.no}项`);
  const remarks = drafted.remarks.filter(({ text }) => !/^拟按/.test(text));
  const { requirements, carriedFrom, alignsWith, extra, ...above } = row;
  return {
    value: {
      ...above,
      requirements,
      ...(old.nature === 'work' && { nature: old.nature }),
      ...(carriedFrom && { carriedFrom }),
      ...(alignsWith != null && { alignsWith }),
      ...(extra && { extra }),
    },
    remarks: isOther || old.nature === 'work' ? [...remarks, told] : remarks,
  };
}
