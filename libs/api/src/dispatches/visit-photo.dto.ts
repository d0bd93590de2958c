// What comes with a photo; multipart fields arrive as text.
import { ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { OptionalIdField, OptionalInstantField } from '../http/fields.js';

@ApiSchema({ name: 'AddPhoto' })
export class AddPhotoDto {
  @Type(() => Number)
  @OptionalInstantField('When it was taken, where the phone was offline.')
  madeAt?: number;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}
