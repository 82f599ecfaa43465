import { useEffect, useState } from 'react';

/** Whether there is a desktop's room: 768 px and more, or paper. */
export function useWide(): boolean {
  const query = 'print, (min-width: 768px)';
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = (): void => setWide(list.matches);
    list.addEventListener('change', change);
    return () => list.removeEventListener('change', change);
  }, []);
  return wide;
}
