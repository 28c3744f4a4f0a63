using System.CommandLine;
using GearSweep.Benchmarks.Datasets;
using GearSweep.Benchmarks.Engines;
using GearSweep.Benchmarks.Orchestration;
using GearSweep.Benchmarks.Pages;
using GearSweep.Benchmarks.Results;
using GearSweep.Benchmarks.Scale;
using GearSweep.Benchmarks.Scheduling;
using GearSweep.Benchmarks.Search;
using GearSweep.Benchmarks.Storage;

RootCommand root = new(
    "Measures what docs/results.md tells. Each command prints a Markdown table; run them on a quiet machine, built in Release."
)
{
    ResultsCommand.Create(),
    EnginesCommand.Create(),
    EnginesCommand.CreateForOtherCells(),
    StepCommand.Create(),
    SkipCommand.Create(),
    AutoCommand.Create(),
    ProfileCommand.Create(),
    GridCommand.Create(),
    DatasetCommand.Create(),
    DatasetCommand.CreateColdRead(),
    MemoryCommand.Create(),
    MemoryCommand.CreateOneRead(),
    StorageCommand.Create(),
    OrchestrationCommand.Create(),
    OrchestrationCommand.CreateShort(),
    FirstEpochCommand.Create(),
    ScaleCommand.Create(),
    SchedulingCommand.Create(),
    DecisionsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
