import { generateCalendarTable } from './generate-calendar.ts';
import { generateDocs } from './generate-docs.ts';
import { generateValidators } from './generate-validators.ts';

await generateCalendarTable();
await generateValidators();
generateDocs();
