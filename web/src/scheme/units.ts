import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';

/** The units that the caller reaches, for filters and choices. */
export function useUnits(): Schemas['Unit'][] {
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return units.status === 'here' ? units.data.units : [];
}
