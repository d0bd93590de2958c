// The family's page over HTTP.
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { FamilyViewDto } from './family.dto.js';
import { FamilyService } from './family.service.js';

@ApiTags('family')
@Controller('api/family')
export class FamilyController {
  constructor(private readonly families: FamilyService) {}

  @Get()
  @Roles('family')
  @Operation('listFamily', 'How those are for whom this person is allowed to look, without clinical figures.', {
    answer: [FamilyViewDto],
  })
  list(@Who() who: Principal): Promise<FamilyViewDto[]> {
    return this.families.list(who);
  }
}
