import type { Role } from './bodies.ts';
import type { Collective, Nature, Origin } from './work-plan.ts';

/** What messages call the capacity in which a task falls on a body. */
export const ROLE_NAMES: Record<Role, string> = {
  lead: '牵头',
  named: '责任单位',
  every: '各单位都要做',
  support: '配合',
  concerned: '视职责涉及',
};

export const ORIGIN_NAMES: Record<Origin, string> = {
  table: '任务分解表',
  reference: '参照执行的清单',
  'main-text': '正文',
};

export const NATURE_NAMES: Record<Nature, string> = {
  disclosure: '公开信息',
  work: '做工作',
};

export const SCOPE_NAMES: Record<Collective['scope'], string> = {
  every: '每个单位都要做',
  concerned: '与本单位有关的才做',
  members: '列出的单位都要做',
};
