Console.WriteLine("GearSweep");
