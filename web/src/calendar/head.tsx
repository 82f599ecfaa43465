// What stands above and beside a calendar: which year and state, what waits to be confirmed, the weekly rest days.
import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { stateName, states } from '../i18n/states';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { type Calendar, weekdayWords } from './words';
import { tentativeCount } from './year';

export function Head({ year, state, page, onPrint }: { year: number; state: string; page: Calendar | undefined; onPrint(): void }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const to = (change: { year?: number; state?: string }): void => go(`/kalendar/${change.year ?? year}/${change.state ?? state}`);
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div>
        <h1 data-testid="calendar-title" data-year={year} data-state={state}>
          <Trans>Kalendar {String(year)}</Trans>
        </h1>
        <p className="hidden text-body-md text-txt-black-700 print:block">{stateName(state)}</p>
      </div>
      <div className="flex w-full items-end gap-2 sm:w-auto print:hidden">
        <div className="min-w-0 flex-1 sm:w-56 sm:flex-none">
          <SelectField
            label={<Trans>Negeri</Trans>}
            testid="calendar-state"
            value={state}
            onChange={(event) => to({ state: event.currentTarget.value })}
          >
            {states.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <Button
          variant="default-outline"
          data-testid="calendar-previous"
          aria-label={t`Tahun sebelumnya`}
          busy={page !== undefined && year <= page.first_year}
          onClick={() => to({ year: year - 1 })}
        >
          <Icon name="left" />
        </Button>
        <Button
          variant="default-outline"
          data-testid="calendar-next"
          aria-label={t`Tahun berikutnya`}
          busy={page !== undefined && year >= page.last_year}
          onClick={() => to({ year: year + 1 })}
        >
          <Icon name="right" />
        </Button>
        <Button variant="default-outline" data-testid="calendar-print" className="hidden md:inline-flex" onClick={onPrint}>
          <Trans>Cetak</Trans>
        </Button>
      </div>
    </div>
  );
}

export function RestDays({ page }: { page: Calendar }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <Card data-testid="calendar-rest-days">
      <CardTitle>
        <Trans>Hari rehat mingguan</Trans>
      </CardTitle>
      {page.rest_days.map((rest) => (
        <p key={rest.from} className="mt-2 text-body-md text-txt-black-900">
          {rest.days.map((day) => i18n._(weekdayWords[day])).join(', ')}
          <span className="block text-body-sm text-txt-black-700">
            {rest.from > `${page.year}-01-01` && <Trans>Mulai {date(rest.from, lang)}. </Trans>}
            <Trans>Sumber:</Trans> {rest.source}
          </span>
        </p>
      ))}
    </Card>
  );
}

export function Notices({ page }: { page: Calendar }) {
  const waiting = tentativeCount(page);
  return (
    <>
      {!page.covered && (
        <Callout tone="warning" data-testid="calendar-not-covered" title={<Trans>Kalendar {String(page.year)} belum lengkap</Trans>}>
          <Trans>
            Tahun tersebut belum menentukan apa-apa: Ramadan dan sekurang-kurangnya satu hari kelepasan bagi setiap negeri mesti diisi dahulu.
          </Trans>
        </Callout>
      )}
      {waiting > 0 && (
        <Callout
          tone="warning"
          data-testid="calendar-tentative"
          data-count={waiting}
          title={<Trans>{waiting} tarikh belum disahkan</Trans>}
        >
          {page.may_edit && page.holidays.every(({ origin }) => origin !== 'agency') ? (
            <Trans>Semak setiap satu dengan sumber rasmi, kemudian sahkan atau pinda.</Trans>
          ) : (
            <Trans>Tarikh ini mungkin berubah apabila diumumkan.</Trans>
          )}
        </Callout>
      )}
    </>
  );
}
