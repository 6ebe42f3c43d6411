import { generateCalendarTable } from './generate-calendar.ts';
import { generateDeadlineForms } from './generate-deadline-forms.ts';
import { generateDocs } from './generate-docs.ts';
import { generateLedger } from './generate-ledger.ts';
import { generatePageScript } from './generate-page-script.ts';
import { generateValidators } from './generate-validators.ts';

await generateCalendarTable();
generateLedger();
await generateValidators();
await generatePageScript();
generateDocs();
generateDeadlineForms();
