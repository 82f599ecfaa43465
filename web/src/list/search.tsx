import { type ReactNode, useEffect, useState } from 'react';
import { TextField } from '../ui/field';

/** What is typed, once the typing rests. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The field that a list of people is searched with. */
export function SearchField({ label, testid, value, set }: { label: ReactNode; testid: string; value: string; set(text: string): void }) {
  return <TextField label={label} testid={testid} type="search" maxLength={100} value={value} onInput={(event) => set(event.currentTarget.value)} />;
}
