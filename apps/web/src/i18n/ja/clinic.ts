export const clinic = {};
export const family = {};
