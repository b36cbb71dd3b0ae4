// Names for the shapes of tasks, as the API has them.
import type { Answer, Body } from '../api/types.ts';

export type TaskList = Answer<'/v1/tasks', 'get'>;
export type PlanTask = TaskList['items'][number];
export type Standing = PlanTask['standing'];
export type TaskPage = Answer<'/v1/tasks/{id}', 'get'>;
export type TaskParty = NonNullable<PlanTask['responsible']>;
export type TaskUpdated = Answer<'/v1/tasks/{id}/updates', 'post'>;
export type TaskUpdate = Body<'/v1/tasks/{id}/updates', 'post'>;
export type Update = TaskPage['updates'][number];
export type TaskFile = Answer<'/v1/tasks/{id}/files', 'get'>['items'][number];
