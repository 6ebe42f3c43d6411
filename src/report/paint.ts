type Style = (text: string) => string;

/** The styles that reports use. */
export interface Paint {
  bold: Style;
  dim: Style;
  red: Style;
  yellow: Style;
  green: Style;
  cyan: Style;
}

const asIs: Style = (text) => text;

/** Where there are no colours; chalk is then not even loaded. */
export const PLAIN: Paint = {
  bold: asIs,
  dim: asIs,
  red: asIs,
  yellow: asIs,
  green: asIs,
  cyan: asIs,
};

/** The sixteen colours that every terminal has. */
export async function colors(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
