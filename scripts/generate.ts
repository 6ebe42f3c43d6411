import { generateCalendarTable } from './generate-calendar.ts';
import { generateValidators } from './generate-validators.ts';

await generateCalendarTable();
await generateValidators();
