using Descent.Schedules;

namespace Descent.Conformance;

/// <summary>Cases of the kind "schedule": the rate at given steps. Schedules are computed in double precision always.</summary>
internal static class ScheduleCases
{
    public static void Run(Case test, Check check)
    {
        var schedule = test.Build<Schedule>();
        foreach (var (step, rate) in test.List("steps").Zip(test.List("rates")))
            check.Near($"rate at step {step}", schedule.At(step.GetInt64()), rate.GetDouble());
    }
}
