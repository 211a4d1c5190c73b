using System.Security.Cryptography;
using Descent.Bench.Workloads;
using Descent.Compile;

namespace Descent.Bench;

/// <summary>What some training steps leave behind, as a hash: losses, parameters, the optimizer's state. Equal bits have equal hashes.</summary>
internal static class Fingerprint
{
    public static string Of(Workload workload, int threads, int steps)
    {
        var peer = new DescentPeer(workload, threads, warmUp: false, handOver: 0);      // all that threads can share, whatever it costs here
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var step = 0; step < steps; step++) hash.AppendData(BitConverter.GetBytes(peer.Step()));
        foreach (var buffer in peer.Executable.Plan.Buffers)
            if (buffer.Kind == BufferKind.Variable) hash.AppendData(buffer.Variable!.Read().Bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
