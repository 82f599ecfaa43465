import './prose.css';
import { useEffect, useRef } from 'react';

/** Words of the guide, which the build made of the project's own files: nothing of a person is among them. */
export function Prose({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) box.current.innerHTML = html;
  }, [html]);
  return <div ref={box} className="guide-prose" />;
}
