// Gateways over HTTP: enrolling with a one-time code, revoking, what was refused.
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Principal } from '#access';
import { Public, Roles, StepUp, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import {
  EnrolGatewayDto,
  EnrolmentCodeDto,
  GatewayCredentialDto,
  GatewayDto,
  GatewayRefusalDto,
  NewerCredentialDto,
  NewGatewayDto,
  RotateCredentialDto,
} from './gateway.dto.js';
import { GatewayService } from './gateway.service.js';

@ApiTags('gateways')
@Controller('api/gateways')
export class GatewaysController {
  constructor(private readonly gateways: GatewayService) {}

  @Get()
  @Roles('centre', 'supervisor', 'administrator')
  @Operation('listGateways', 'Gateways with their state.', { answer: [GatewayDto] })
  list(): Promise<GatewayDto[]> {
    return this.gateways.list();
  }

  @Post()
  @HttpCode(201)
  @Roles('administrator')
  @StepUp()
  @Operation('createGateway', 'Add a gateway, or give a known one a new code: valid 15 minutes, once.', {
    answer: EnrolmentCodeDto,
    status: 201,
  })
  create(@Who() who: Principal, @Body() body: NewGatewayDto): Promise<EnrolmentCodeDto> {
    return this.gateways.create(who, body);
  }

  @Post('enrol')
  @HttpCode(200)
  @Public()
  @Operation('enrolGateway', 'Exchange a one-time code for a credential.', { answer: GatewayCredentialDto })
  enrol(@Req() request: Request, @Body() body: EnrolGatewayDto): Promise<GatewayCredentialDto> {
    return this.gateways.enrol(body, { address: request.ip ?? 'unknown', host: request.hostname });
  }

  @Post('credential')
  @HttpCode(200)
  @Public()
  @Operation('rotateGatewayCredential', 'Exchange the present password for a newer one.', {
    answer: NewerCredentialDto,
  })
  rotate(@Req() request: Request, @Body() body: RotateCredentialDto): Promise<NewerCredentialDto> {
    return this.gateways.rotate(body, request.ip ?? 'unknown');
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Roles('administrator')
  @StepUp()
  @Operation('revokeGateway', 'Withdraw the credential and close the connection.', { answer: GatewayDto })
  revoke(@Who() who: Principal, @Param('id') id: string): Promise<GatewayDto> {
    return this.gateways.revoke(who, id);
  }

  @Get(':id/refusals')
  @Roles('administrator')
  @Operation('listRefusals', 'Frames refused, by reason.', { answer: [GatewayRefusalDto] })
  refusals(@Param('id') id: string): Promise<GatewayRefusalDto[]> {
    return this.gateways.refusals(id);
  }
}
