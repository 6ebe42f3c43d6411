/** By what the ledgers, figures and duties of one body of one plan are found. */
export function bodyKey(plan: string | null, body: string | null): string {
  return JSON.stringify([plan, body]);
}

/** What people call a body: several plans may each have one of that name. */
export function bodyNames(
  plans: readonly { id: string }[],
): (plan: string | null, body: string) => string {
  if (plans.length < 2) return (_plan, body) => body;
  return (plan, body) => (plan === null ? body : `${body}（${plan}）`);
}
