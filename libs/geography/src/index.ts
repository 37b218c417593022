/** Norwegian geography as dated data; see the README of this library. */
export const COUNTIES_IN_FORCE = 15;
