import { useTaskWords } from './words.ts';

/** How far a task has come, drawn and in figures. @param value per cent */
export function Progress({ value }: { value: number }) {
  const words = useTaskWords();
  return (
    <span className="task-progress">
      <progress className="bar" max={100} value={value} aria-label={words.progress} />
      <span className="num small">{value}%</span>
    </span>
  );
}
