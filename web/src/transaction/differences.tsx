// What two versions of a record have different, field by field.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { wallMinute } from '../i18n/format';
import { stateName } from '../i18n/states';
import { issueWords } from '../i18n/words';
import { dayTypeWords, fieldWords, recordWords } from './words';

/** The words for a value of a field as the API has it. */
export function useValueWords(): (field: string, value: string) => string {
  const { i18n } = useLingui();
  return (field, value) => {
    if (value === '') return '–';
    if (field === 'state') return stateName(value);
    if (field === 'status') return i18n._(recordWords[value as Schemas['RecordStatus']]);
    if (field === 'day_type') return i18n._(dayTypeWords[value as Schemas['DayRecord']['day_type']]);
    if (field === 'issues')
      return value
        .split(' ')
        .map((issue) => i18n._(issueWords[issue as Schemas['IssueKind']]))
        .join(', ');
    if (field === 'scheme') return value.toUpperCase().replace(':', ' ');
    return wallMinute(value);
  };
}

export function Differences({ rows }: { rows: Schemas['Difference'][] }) {
  const { i18n } = useLingui();
  const words = useValueWords();
  return (
    <ul className="mt-1 space-y-0.5 text-body-sm text-txt-black-700">
      {rows.map((row) => {
        const word = fieldWords[row.field];
        return (
          <li key={row.field} data-testid="difference" data-field={row.field}>
            <span className="font-medium">{word ? i18n._(word) : row.field}</span>
            {row.field === 'facts' ? (
              <>
                : <Trans>berubah</Trans>
              </>
            ) : (
              <>
                : {words(row.field, row.from)} <span aria-hidden="true">→</span>
                <span className="sr-only">
                  <Trans>menjadi</Trans>
                </span>{' '}
                {words(row.field, row.to)}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
