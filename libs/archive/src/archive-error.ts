// What can go wrong between two programs on one archive.
import { AppError } from '#kernel';

/** Two programs maintaining one archive would store the same data twice; whoever finds the rows gone gives up. */
export function changedMeanwhile(): AppError {
  return new AppError('ARCHIVE.CHANGED', 'transient', 'Another program maintains the same archive at the same time.');
}
