using System.Diagnostics;

namespace Descent.Serialization;

/// <summary>Whether a process runs.</summary>
internal static class RunningProcess
{
    /// <summary>Whether there is a process of this number now, be it another one than before.</summary>
    public static bool Exists(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
