/** The catalogue number, a platform's identity: solid in group I, outlined in group II. */
export function NumberTile({
  number,
  group = 'I',
  large = false,
}: {
  number: number;
  group?: 'I' | 'II';
  large?: boolean;
}) {
  const classes = ['sh', group === 'II' && 'sh--2', large && 'sh--xl'].filter(Boolean).join(' ');
  return <span className={classes}>{String(number).padStart(2, '0')}</span>;
}
