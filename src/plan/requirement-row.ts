/** Fields of a requirement as a plan file writes them, in one line; null is not written. */
export function requirementRow(requirement: object): string {
  const fields = Object.entries(requirement).filter(([, value]) => value !== null);
  return `{${fields.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}
