// What a page has asked the server for: on its way, here, or refused; asked anew when `key` changes or `reload` is called.
import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> = { status: 'loading' } | { status: 'here'; data: T } | { status: 'failed'; failure: unknown };

export function useLoaded<T>(key: string, load: () => Promise<T>): [Loaded<T>, () => void] {
  const [state, setState] = useState<Loaded<T>>({ status: 'loading' });
  const [round, setRound] = useState(0);
  // The key names what `load` loads.
  useEffect(() => {
    let current = true;
    setState((before) => (before.status === 'here' && round > 0 ? before : { status: 'loading' }));
    load().then(
      (data) => current && setState({ status: 'here', data }),
      (failure) => current && setState({ status: 'failed', failure }),
    );
    return () => {
      current = false;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return [state, reload];
}
