// The worker's own surroundings, typed: `self` as a service worker sees it.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope;

export const scope = self;
