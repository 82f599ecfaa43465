// What an order says to the server.
import type { Schemas } from '../api/client';
import type { Range } from './period';
import type { Form, Kind } from './words';

/** What an order says beside what the page shows already. */
export interface OrderChoice {
  form: Form;
  language: 'ms' | 'en';
  purpose: string;
  recipient: string;
}

/** Of one officer it is all that the caller reaches: whoever moved would lack the days of his other units. */
export function orderBody(kind: Kind, range: Range, unit: string, officer: string | undefined, choice: OrderChoice): Schemas['ReportOrderEntry'] {
  return { kind, ...range, ...(officer ? { officer_id: officer } : unit && { unit }), ...choice };
}
