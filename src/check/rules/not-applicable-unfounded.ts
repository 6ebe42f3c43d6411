import { readable } from '../../ledger/ledger.ts';
import { inShort } from '../../text/in-short.ts';
import { isReason } from '../reason.ts';
import type { Rule } from './rule.ts';
import { fieldName, ofTask, taskName } from './wording.ts';

export const notApplicableUnfounded: Rule = {
  meta: {
    name: 'not-applicable-unfounded',
    severity: 'error',
    title: '“不涉及”没有依据',
    what: '“不涉及”只有“√”“无”“是”“/”一类的记号，没有写理由；方案点名由本单位承担、或者由各有关单位承担的任务写了理由的，作警告。',
    why: '一个记号就能免去一项任务，等于没有台账；方案明确要本单位做的，是不是真的不涉及，要由收台账的科室核实。',
    fix: '用文字写明本单位为什么没有这项职责；本项涉及本单位的，不要写“不涉及”。已写理由的，由收台账的科室核实。',
  },
  find(comparison) {
    const { ledger, plan, tasks, matches } = comparison;
    const must = new Set(tasks.flatMap(({ task, owed }) => (owed?.must ? [task] : [])));
    return matches.flatMap(({ task, entry }) => {
      const reason = readable(entry.notApplicable);
      if (reason === null) return [];
      const about = {
        location: ledger.locate(`${entry.pointer}/不涉及`),
        ...ofTask(plan, task),
      };
      const name = taskName({ task, entry });
      const called = fieldName(comparison, `${entry.pointer}/不涉及`, '不涉及');
      if (!isReason(reason)) {
        return [
          {
            message: `${name}的“${called}”写的是“${inShort(reason)}”，没有写理由，不能判定。请用文字写明本单位为什么没有这项职责，如“本单位不承办政府有关会议”；本项涉及本单位的，不要填这一项。`,
            ...about,
          },
        ];
      }
      if (!task || !must.has(task)) return [];
      return [
        {
          severity: 'warning' as const,
          message: `${name}的责任单位是“${inShort(task.responsible.text, MOST_SHOWN)}”，台账写不涉及，理由是“${inShort(reason, MOST_SHOWN)}”。请收台账的科室核实。`,
          ...about,
        },
      ];
    });
  },
};

/** Characters of a reason, which the office weighs, and of whom the plan names. */
const MOST_SHOWN = 80;
