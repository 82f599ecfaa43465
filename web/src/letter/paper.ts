/** Opens a PDF beside this page; where the browser opens nothing, it is saved under `name`. */
export function showPaper(paper: Blob, name: string): void {
  const address = URL.createObjectURL(paper);
  if (!window.open(address, '_blank')) {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
  }
  // The other page has read it long before.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
