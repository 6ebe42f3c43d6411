import type { CommandGroup } from '../command.ts';
import { planDiff } from './plan-diff.ts';
import { planImport } from './plan-import.ts';
import { planList } from './plan-list.ts';
import { planShow } from './plan-show.ts';
import { planValidate } from './plan-validate.ts';

export const command: CommandGroup = {
  description: '查看、校验、比较、导入工作方案',
  commands: {
    list: planList,
    show: planShow,
    validate: planValidate,
    diff: planDiff,
    import: planImport,
  },
};
