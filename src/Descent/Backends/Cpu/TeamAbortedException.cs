namespace Descent.Backends.Cpu;

/// <summary>Leads a thread out of a barrier that can no longer be passed; the run reports the failure that caused it instead.</summary>
internal sealed class TeamAbortedException() : Exception("Another thread of the team failed.");
