// Photos of a visit over HTTP: one picture a request, held in memory only until it has been written anew.
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { VisitPhotoDto } from './dispatch.dto.js';
import { PHOTO_MAX_BYTES } from './photo-processing.js';
import { AddPhotoDto } from './visit-photo.dto.js';
import { VisitPhotos } from './visit-photos.js';

interface Upload {
  readonly buffer: Buffer;
}

const PHOTO_FORM = {
  type: 'object',
  required: ['photo'],
  properties: {
    photo: { type: 'string', format: 'binary', description: 'JPEG, PNG, WebP or AVIF, at most 12 MiB.' },
    madeAt: { type: 'integer', format: 'int64', description: 'When it was taken, where the phone was offline.' },
    requestId: { type: 'string', description: 'The same id sent again does nothing again.' },
  },
};

@ApiTags('dispatches')
@Controller('api/dispatches')
export class VisitPhotosController {
  constructor(private readonly photos: VisitPhotos) {}

  @Post(':id/photos')
  @HttpCode(201)
  @Roles('station')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: PHOTO_FORM })
  @UseInterceptors(
    FileInterceptor('photo', { limits: { fileSize: PHOTO_MAX_BYTES, files: 1, fields: 4, fieldSize: 200, parts: 6 } }),
  )
  @Operation('addVisitPhoto', 'Add a photo to a visit, at most four.', { answer: VisitPhotoDto, status: 201 })
  add(
    @Who() who: Principal,
    @Param('id') id: string,
    @UploadedFile() upload: Upload | undefined,
    @Body() body: AddPhotoDto,
  ): Promise<VisitPhotoDto> {
    return this.photos.add(who, id, upload?.buffer, body);
  }

  @Get(':id/photos/:photoId')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @ApiProduces('image/jpeg')
  @Header('Cache-Control', 'private, no-store')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Operation('getVisitPhoto', 'The picture, as JPEG.', { status: 200 })
  async picture(
    @Who() who: Principal,
    @Param('id') id: string,
    @Param('photoId') photoId: string,
  ): Promise<StreamableFile> {
    const data = await this.photos.picture(who, id, photoId);
    return new StreamableFile(data, {
      type: 'image/jpeg',
      disposition: 'inline; filename="photo.jpg"',
      length: data.byteLength,
    });
  }
}
