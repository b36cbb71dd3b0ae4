const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m3.5 8L14 14',
  right: 'm6 4 4 4-4 4',
  agency: 'M2 6.2 8 2.5l6 3.7M3 13.5h10M4.5 7v5M8 7v5M11.5 7v5',
  check: 'm3.5 8.5 3 3 6-7',
  close: 'm4 4 8 8m0-8-8 8',
  warning: 'M8 2 1.5 13.5h13zM8 6.5v3.5M8 12v.1',
  paper: 'M4 1.5h5.5L12.5 4.5v10H4zM9 1.5V5h3.5M6 8h4M6 10.5h4',
  download: 'M8 3v8m-3-3 3 3 3-3M3 13.5h10',
  link: 'M6.5 9.5a3 3 0 0 0 4.2 0l2.3-2.3a3 3 0 0 0-4.2-4.2L8 3.8M9.5 6.5a3 3 0 0 0-4.2 0L3 8.8A3 3 0 0 0 7.2 13l.8-.8',
} as const;

/** A line drawing that stands beside words and says nothing by itself. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark of the portal, as in the favicon. */
export function Mark() {
  return (
    <svg viewBox="0 0 34 34" aria-hidden="true">
      <rect width="34" height="34" rx="6" class="mark-ground" />
      <path d="M17 6.5 28 12l-11 5.5L6 12z" fill="#fff" />
      <path class="mark-lines" d="m6 17.2 11 5.5 11-5.5M6 22.2l11 5.5 11-5.5" />
    </svg>
  );
}
