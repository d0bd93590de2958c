// The roster over HTTP.
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import {
  NewRosterDutyDto,
  NewRosterSwapDto,
  RosterDutyChangeDto,
  RosterDutyEndDto,
  RosterEffectDto,
  RosterGapDto,
  RosterGapsQuery,
  RosterPreviewQuery,
  RosterRangeQuery,
  RosterViewDto,
} from './roster.dto.js';
import { RosterEditService } from './roster-edit.service.js';
import { RosterViewService } from './roster-view.service.js';

@ApiTags('roster')
@Controller('api/roster')
export class RosterController {
  constructor(
    private readonly views: RosterViewService,
    private readonly edits: RosterEditService,
  ) {}

  @Get()
  @Roles('centre', 'supervisor', 'station', 'doctor', 'administrator')
  @Operation('getRoster', 'Duties, shifts, swaps, holidays and gaps of a range.', { answer: RosterViewDto })
  view(@Who() who: Principal, @Query() { from, to }: RosterRangeQuery): Promise<RosterViewDto> {
    return this.views.view(who, { from, to });
  }

  @Get('gaps')
  @Roles('centre', 'supervisor', 'station', 'doctor', 'administrator')
  @Operation('listRosterGaps', 'Gaps and double bookings of a range; without one, of the next 24 hours.', {
    answer: [RosterGapDto],
  })
  gaps(@Query() query: RosterGapsQuery): Promise<RosterGapDto[]> {
    return this.views.gaps(query);
  }

  @Post('duties')
  @Roles('supervisor', 'administrator', 'doctor')
  @Operation('addRosterDuty', 'Add a duty or an absence, or see what it would change.', {
    answer: RosterEffectDto,
    status: 201,
  })
  add(@Who() who: Principal, @Body() body: NewRosterDutyDto): Promise<RosterEffectDto> {
    return this.edits.add(who, body);
  }

  @Put('duties/:id')
  @Roles('supervisor', 'administrator', 'doctor')
  @Operation('changeRosterDuty', 'Change a duty that nobody else has changed meanwhile.', { answer: RosterEffectDto })
  change(@Who() who: Principal, @Param('id') id: string, @Body() body: RosterDutyChangeDto): Promise<RosterEffectDto> {
    return this.edits.change(who, id, body);
  }

  @Post('duties/:id/end')
  @Roles('supervisor', 'administrator', 'doctor')
  @Operation('endRosterDuty', 'End a duty after a date, or take it away.', { answer: RosterEffectDto, status: 201 })
  end(@Who() who: Principal, @Param('id') id: string, @Body() body: RosterDutyEndDto): Promise<RosterEffectDto> {
    return this.edits.end(who, id, body);
  }

  @Post('swaps')
  @Roles('supervisor', 'administrator', 'doctor')
  @Operation('addRosterSwap', 'One shift, taken over by somebody else.', { answer: RosterEffectDto, status: 201 })
  swap(@Who() who: Principal, @Body() body: NewRosterSwapDto): Promise<RosterEffectDto> {
    return this.edits.swap(who, body);
  }

  @Delete('swaps/:id')
  @Roles('supervisor', 'administrator', 'doctor')
  @Operation('takeBackRosterSwap', 'Give a shift back to whose it was.', { answer: RosterEffectDto })
  takeBack(
    @Who() who: Principal,
    @Param('id') id: string,
    @Query() { preview }: RosterPreviewQuery,
  ): Promise<RosterEffectDto> {
    return this.edits.takeBackSwap(who, id, preview === 'true');
  }
}
