/** By what the ledgers, figures and duties of one body of one plan are found. */
export function bodyKey(plan: string | null, body: string | null): string {
  return JSON.stringify([plan, body]);
}
