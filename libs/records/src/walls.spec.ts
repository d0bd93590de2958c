import { openTestDatabase } from '#testing';
import { grantsContract } from './walls.contract.js';

grantsContract('the embedded database', () => openTestDatabase());
