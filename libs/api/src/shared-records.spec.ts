import { openTestDatabase } from '#testing';
import { sharedRecordsContract } from './test/shared-records.contract.js';

sharedRecordsContract('the embedded database', () => openTestDatabase());
