// Ministries for a system administrator: agencies as wholes, without units and people.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { FailureMessage } from '../session/parts';
import { Card, Skeleton } from '../ui/card';
import { ChoiceField } from '../ui/choice-field';
import { ArrivalsPicture } from './arrivals';
import { IssuesPicture } from './issues';
import type { Range } from './period';
import { LatenessPicture } from './units';

export function Bodies({ range }: { range: Range }) {
  const { t } = useLingui();
  const [body, setBody] = useState('');
  const query = { ...range, ...(body && { body_id: body }) };
  const [loaded] = useLoaded(JSON.stringify(['bodies', query]), () => ask(api.GET('/body-figures', { params: { query } })));
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="figures-error" />;
  if (loaded.status === 'loading')
    return (
      <Card>
        <Skeleton lines={8} />
      </Card>
    );
  const { bodies, agencies, quarters, weeks } = loaded.data;
  const csv = `/api/v1/body-figures?${new URLSearchParams({ ...query, format: 'csv' })}`;
  const lines = agencies.map((agency) => ({ key: agency.code, name: agency.name, figures: agency.figures }));
  return (
    <div className="space-y-5" data-testid="body-figures">
      {bodies.length > 0 && (
        <div className="max-w-md print:hidden">
          <ChoiceField
            label={<Trans>Kementerian atau jabatan</Trans>}
            testid="figure-body"
            choices={bodies}
            none={t`Semua agensi`}
            value={body}
            choose={setBody}
          />
        </div>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <LatenessPicture testid="figure-agencies" name={<Trans>Kelewatan mengikut agensi</Trans>} first={t`Agensi`} lines={lines} csv={csv} />
        <ArrivalsPicture quarters={quarters} openDay={null} csv={csv} />
        <IssuesPicture weeks={weeks} csv={csv} />
      </div>
    </div>
  );
}
