using System.CommandLine;
using GearSweep.Benchmarks.Datasets;
using GearSweep.Benchmarks.Engines;
using GearSweep.Benchmarks.Orchestration;
using GearSweep.Benchmarks.Storage;

RootCommand root = new("Measures what docs/results.md tells. Each command prints a Markdown table; run them on a quiet machine, built in Release.")
{
    OrchestrationCommand.Create(),
    DatasetCommand.Create(),
    DatasetCommand.CreateColdRead(),
    StorageCommand.Create(),
    EnginesCommand.Create(),
    AutoCommand.Create(),
    GridCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
