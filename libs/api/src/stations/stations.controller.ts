// Stations and their duties over HTTP.
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { DutiesDto, NewStationDto, StationDto } from './station.dto.js';
import { StationService } from './station.service.js';

@ApiTags('stations')
@Controller('api/stations')
export class StationsController {
  constructor(private readonly stations: StationService) {}

  @Get()
  @Roles('centre', 'supervisor', 'doctor', 'administrator')
  @Operation('listStations', 'Stations with who is on duty now.', { answer: [StationDto] })
  list(): Promise<StationDto[]> {
    return this.stations.list();
  }

  @Post()
  @HttpCode(201)
  @Roles('supervisor', 'administrator')
  @Operation('createStation', 'Add a station.', { answer: StationDto, status: 201 })
  create(@Who() who: Principal, @Body() body: NewStationDto): Promise<StationDto> {
    return this.stations.create(who, body);
  }

  @Get(':id/duties')
  @Roles('centre', 'supervisor', 'station', 'administrator')
  @Operation('getDuties', 'When it is on duty; a station sees its own.', { answer: DutiesDto })
  duties(@Who() who: Principal, @Param('id') id: string): Promise<DutiesDto> {
    return this.stations.duties(who, id);
  }

  @Put(':id/duties')
  @Roles('supervisor', 'administrator')
  @Operation('putDuties', 'Replace the whole list as it was read; 409 when somebody else has changed it meanwhile.', {
    answer: DutiesDto,
  })
  putDuties(@Who() who: Principal, @Param('id') id: string, @Body() body: DutiesDto): Promise<DutiesDto> {
    return this.stations.putDuties(who, id, body);
  }
}
