// Branded ids, so that a patient's id can't be passed where a device's is meant.

declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

export type PatientId = Brand<string, 'PatientId'>;
export type GatewayId = Brand<string, 'GatewayId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type StationId = Brand<string, 'StationId'>;
export type IncidentId = Brand<string, 'IncidentId'>;
export type DispatchId = Brand<string, 'DispatchId'>;
export type AlarmId = Brand<string, 'AlarmId'>;
export type RuleId = Brand<string, 'RuleId'>;
