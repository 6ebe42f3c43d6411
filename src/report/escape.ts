export { OBEYED, terminalText } from '../text/terminal-text.ts';
