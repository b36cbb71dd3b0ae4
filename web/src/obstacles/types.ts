// Names for the shapes of obstacles, as the API has them.
import type { Answer, Body, Query } from '../api/types.ts';

export type ObstacleList = Answer<'/v1/obstacles', 'get'>;
export type Obstacle = ObstacleList['items'][number];
export type OneObstacle = Answer<'/v1/obstacles/{id}', 'get'>;
export type ObstacleShort = OneObstacle['links'][number];
export type ObstacleQuery = Query<'/v1/obstacles', 'get'>;
export type NewObstacle = Body<'/v1/obstacles', 'post'>;
export type NewReply = Body<'/v1/obstacles/{id}/replies', 'post'>;
export type ReplyKind = NewReply['kind'];
