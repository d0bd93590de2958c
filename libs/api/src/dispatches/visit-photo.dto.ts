// What comes with a photo; multipart fields arrive as text.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { OptionalIdField, OptionalInstantField } from '../http/fields.js';

@ApiSchema({ name: 'AddPhoto' })
export class AddPhotoDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    required: true,
    description: 'JPEG, PNG, WebP or AVIF, at most 12 MiB.',
  })
  photo?: never;

  @Type(() => Number)
  @OptionalInstantField('When it was taken, where the phone was offline.')
  madeAt?: number;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}
