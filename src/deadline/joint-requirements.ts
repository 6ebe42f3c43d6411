import { type Every, isDated, isUndated, type Requirement } from './requirement.ts';

/**
 * The requirements of a task that wait for a record, those together that one record answers at once since they are
 * about the same: 形成后20个工作日内 with 每月更新, 及时公开 with 动态更新. What is undated and has no matter waits for
 * none where something dated is owed of all that the task is about (docs/decisions/0017).
 */
export function jointRequirements(requirements: readonly Requirement[]): Requirement[][] {
  const ceding = cedingOf(requirements);
  const waiting = requirements.filter((item) => item.kind !== 'extension' && !ceding.has(item));
  const groups = [updatesOf(waiting), waiting.filter(isGeneralUndated)];
  const joint = new Map(groups.flatMap((group) => group.map((item) => [item, group])));
  return waiting.flatMap((item) => {
    const group = joint.get(item) ?? [item];
    return group[0] === item ? [group] : [];
  });
}

/** The requirements that leave the records to what is dated beside them. */
export function cedingOf(requirements: readonly Requirement[]): ReadonlySet<Requirement> {
  const isHeld = requirements.some((item) => isDated(item) && !item.matter);
  return new Set(isHeld ? requirements.filter(isGeneralUndated) : []);
}

/** Whether what recurs is due within its period (每月, 每年年底前), not after it (每月后10个工作日内). */
export function isDueWithin({ n, offset, yearOffset }: Every): boolean {
  return n === null && !offset && !yearOffset;
}

/**
 * Whether an update belongs to the period in which it was made, whenever the change was: beside the days within which
 * each change is published 起算日期 is of the change.
 */
export function isPlacedByDone(requirement: Every, all: readonly Requirement[]): boolean {
  return isDueWithin(requirement) && updatesOf(all).includes(requirement);
}

/** A period after each change with a cycle of updates; empty where there is not one of each. */
function updatesOf(requirements: readonly Requirement[]): Requirement[] {
  const general = requirements.filter(({ matter }) => !matter);
  const changes = general.filter(({ kind }) => kind === 'within');
  const cycles = general.filter((item) => item.kind === 'every' && !item.from);
  return changes.length === 1 && cycles.length === 1 ? [...changes, ...cycles] : [];
}

function isGeneralUndated(requirement: Requirement): boolean {
  return isUndated(requirement) && !requirement.matter;
}
