// A patient's standing instruction over HTTP: read by whoever looks after the patient, written by a doctor alone.
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { ChangeStandingInstructionDto, StandingInstructionDto } from './standing-instruction.dto.js';
import { StandingInstructions } from './standing-instructions.js';

@ApiTags('patients')
@Controller('api/patients')
export class StandingInstructionsController {
  constructor(private readonly instructions: StandingInstructions) {}

  @Get(':id/standing-instruction')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @Operation('getStandingInstruction', 'The instruction in force and every version, newest first.', {
    answer: StandingInstructionDto,
  })
  get(@Who() who: Principal, @Param('id') id: string): Promise<StandingInstructionDto> {
    return this.instructions.get(who, id);
  }

  @Put(':id/standing-instruction')
  @Roles('doctor')
  @Operation('putStandingInstruction', 'Write a new version, or take the instruction away.', {
    answer: StandingInstructionDto,
  })
  change(
    @Who() who: Principal,
    @Param('id') id: string,
    @Body() body: ChangeStandingInstructionDto,
  ): Promise<StandingInstructionDto> {
    return this.instructions.change(who, id, body);
  }
}
