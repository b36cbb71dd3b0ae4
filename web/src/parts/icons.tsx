/** Every drawing of the workspace, 16 by 16, in strokes of the text's colour. */
const DRAWINGS = {
  home: 'M2 7.5 8 2.5l6 5M3.5 6.5v7h9v-7',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 1.7h3l1-1.7H14',
  grid: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2.2 4h.3M2.2 8h.3M2.2 12h.3',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM6.5 14.2a1.7 1.7 0 0 0 3 0',
  house: 'M2 6.2 8 2.5l6 3.7M3 13.5h10M4.5 7v5M8 7v5M11.5 7v5',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5a4.5 4.5 0 0 1 9 0M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.6a4.5 4.5 0 0 1 2.5 3.9',
  person: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8M3 14a5 5 0 0 1 10 0',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.8-4M2.3 2.5v2.8h2.8M8 5v3.2l2 1.3',
  settings:
    'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  tree: 'M6 2.5h4V6H6zM2 10h4v3.5H2zM10 10h4v3.5h-4zM8 6v2M4 10V8h8v2',
  key: 'M5.2 13.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M7.2 9 13 3.2M10.7 5.5l1.8 1.8',
  device: 'M2 3h12v8H2zM6 13.5h4M8 11v2.5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.5 10.5l3.5 3.5',
  more: 'M3 8h.2M8 8h.2M13 8h.2',
  down: 'm4 6 4 4 4-4',
  up: 'm4 10 4-4 4 4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  tick: 'm3.5 8.5 3 3 6-7',
  cross: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  talk: 'M2 3h12v8.5H7L4 14v-2.5H2z',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  clock: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 4.5V8l2.3 1.6',
  ring: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4',
  done: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M5.2 8.2l2 2 3.6-4',
  warn: 'M8 2.2 14.4 13.5H1.6zM8 6.5v3M8 11.6v.2',
  info: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 7.2v4M8 4.8v.2',
  back: 'M6 4 2.5 7.2 6 10.5M3 7.2h6.5a3.5 3.5 0 0 1 0 7H7',
  forward: 'M10 4l3.5 3.2-3.5 3.3M13 7.2H6.5a3.5 3.5 0 0 0 0 7H9',
  pencil: 'm3 13 .6-2.8L10.5 3.3l2.2 2.2-6.9 6.9z',
  send: 'M14 2 7 9M14 2 9.5 14 7 9 2 6.5z',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  shield: 'M8 1.8 13 3.5V8c0 3-2 5.2-5 6.3C5 13.2 3 11 3 8V3.5zM5.8 8l1.6 1.6 2.9-3.2',
  seal: 'M8 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5.8 9.5 5 14.2l3-1.5 3 1.5-.8-4.7',
  file: 'M4 1.8h5L12.5 5v9.2H4zM9 1.8V5h3.5',
  filter: 'M2 3.5h12L9.5 8.8V13l-3-1.3V8.8z',
  mail: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  down_file: 'M8 2.5V10m-3-3 3 3 3-3M3 13.5h10',
  up_file: 'M8 10V2.5m-3 3 3-3 3 3M3 13.5h10',
  out: 'M9 3H3v10h6M7 8h7m-2.5-2.5L14 8l-2.5 2.5',
  outside: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13 3 7.5 8.5',
} as const;

export type IconName = keyof typeof DRAWINGS | 'half';

/** A drawing beside words that say the same; it is hidden from those who hear the page. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  const classes = className === '' ? 'i' : `i ${className}`;
  if (name === 'half')
    return (
      <svg className={classes} viewBox="0 0 16 16" aria-hidden="true">
        <path d={DRAWINGS.ring} />
        <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
      </svg>
    );
  return (
    <svg className={classes} viewBox="0 0 16 16" aria-hidden="true">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}

/** The mark: three layers on lacquer red, the same drawing as in the portal's header. */
export function Mark() {
  return (
    <svg viewBox="0 0 34 34" aria-hidden="true">
      <rect width="34" height="34" rx="6" fill="var(--son-solid)" />
      <path d="M17 6.5 28 12l-11 5.5L6 12z" fill="#fff" />
      <path
        d="m6 17.2 11 5.5 11-5.5M6 22.2l11 5.5 11-5.5"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
