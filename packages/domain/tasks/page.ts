/** The page of the app on which a task stands. */
export function taskPage(organisation: string, task: string): string {
  return `/t/${organisation}/cong-viec/${task}`;
}

/** The page of the app with a unit's own tasks. */
export function tasksPage(organisation: string): string {
  return `/t/${organisation}/cong-viec`;
}
