import type { CommandGroup } from '../command.ts';
import { calendarImport } from './calendar-import.ts';
import { calendarShow } from './calendar-show.ts';
import { calendarVerify } from './calendar-verify.ts';

export const command: CommandGroup = {
  description: '查看工作日历，录入、核对放假安排通知',
  commands: { show: calendarShow, import: calendarImport, verify: calendarVerify },
};
