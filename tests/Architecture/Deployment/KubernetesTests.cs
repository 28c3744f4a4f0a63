using System.Globalization;
using GearSweep.Testing;

namespace GearSweep.Architecture.Deployment;

public sealed class KubernetesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "kubernetes");

    private static readonly Dictionary<string, string> Versions = new()
    {
        ["Namespace"] = "v1",
        ["ConfigMap"] = "v1",
        ["PersistentVolumeClaim"] = "v1",
        ["Service"] = "v1",
        ["Deployment"] = "apps/v1",
        ["PodDisruptionBudget"] = "policy/v1",
        ["NetworkPolicy"] = "networking.k8s.io/v1",
    };

    [Fact]
    public async Task Kustomize_builds_the_manifests_with_all_of_their_images_and_one_namespace()
    {
        var (code, output, errors) = await SystemTool.RunAsync("kubectl", "kustomize", Folder);
        Assert.True(code == 0, errors);
        var built = Yaml.Documents(output);
        Assert.Equal(Objects().Count, built.Count);
        Assert.All(
            built.Where(o => o.At("kind").Text() != "Namespace"),
            o => Assert.Equal("gearsweep", o.At("metadata", "namespace").Text())
        );
        Assert.All(built.All("image"), image => Assert.StartsWith("registry.example.org/gearsweep-", image.Text()));
    }

    [Fact]
    public void Every_manifest_is_in_the_kustomization_and_of_a_known_version()
    {
        var listed = Kustomization().At("resources").Items().Select(r => r.Text());
        Assert.Equal(
            Directory.GetFiles(Folder, "*.yaml").Select(Path.GetFileName).Where(f => f != "kustomization.yaml").Order(),
            listed.Order()
        );
        Assert.All(Objects(), o => Assert.Equal(Versions[o.At("kind").Text()!], o.At("apiVersion").Text()));
    }

    [Fact]
    public void What_selects_pods_selects_some_and_ports_and_volumes_are_named_as_they_are()
    {
        var pods = Deployments().Select(d => d.At("spec", "template")).ToArray();
        foreach (var deployment in Deployments())
            Assert.True(Selects(deployment.At("spec", "selector", "matchLabels"), deployment.At("spec", "template")));

        foreach (
            var o in Objects().Where(o => o.At("kind").Text() is "Service" or "NetworkPolicy" or "PodDisruptionBudget")
        )
        {
            var labels =
                o.At("kind").Text() == "Service"
                    ? o.At("spec", "selector")
                    : (o.At("spec", "podSelector") ?? o.At("spec", "selector")).At("matchLabels");
            var chosen = pods.Where(p => Selects(labels, p)).ToArray();
            Assert.NotEmpty(chosen);
            var ports = o.All("targetPort").Concat(o.At("spec", "ingress").All("port")).Select(p => p.Text());
            Assert.Empty(ports.Except(chosen.SelectMany(Ports)));
        }

        foreach (var pod in pods)
        {
            Assert.Empty(
                pod.All("volumeMounts")
                    .SelectMany(m => m.Items())
                    .Select(m => m.At("name").Text())
                    .Except(pod.At("spec", "volumes").Items().Select(v => v.At("name").Text()))
            );
            Assert.Empty(pod.All("httpGet").Select(p => p.At("port").Text()).Except(Ports(pod)));
            Assert.Empty(pod.All("configMapRef").Select(c => c.At("name").Text()).Except(NamesOf("ConfigMap")));
            Assert.Empty(pod.All("claimName").Select(c => c.Text()).Except(NamesOf("PersistentVolumeClaim")));
        }
    }

    [Fact]
    public void A_pod_has_probes_no_privileges_and_time_to_hand_back()
    {
        Assert.All(
            Deployments().Select(d => d.At("spec", "template", "spec")),
            pod =>
            {
                Assert.InRange(
                    int.Parse(pod.At("terminationGracePeriodSeconds").Text()!, CultureInfo.InvariantCulture),
                    45,
                    300
                );
                Assert.Equal("true", pod.At("securityContext", "runAsNonRoot").Text());
                var container = Assert.Single(pod.At("containers").Items());
                Assert.Equal(
                    ("/health/live", "/health/ready"),
                    (
                        container.At("livenessProbe", "httpGet", "path").Text(),
                        container.At("readinessProbe", "httpGet", "path").Text()
                    )
                );
                Assert.Equal(
                    ("false", "true"),
                    (
                        container.At("securityContext", "allowPrivilegeEscalation").Text(),
                        container.At("securityContext", "readOnlyRootFilesystem").Text()
                    )
                );
            }
        );
    }

    [Fact]
    public void No_secret_is_kept_here() => Assert.DoesNotContain(Objects(), o => o.At("kind").Text() == "Secret");

    private static Dictionary<object, object?> Kustomization() =>
        Yaml.Documents(File.ReadAllText(Path.Combine(Folder, "kustomization.yaml")))[0];

    private static IReadOnlyList<Dictionary<object, object?>> Objects() =>
        [
            .. Directory
                .GetFiles(Folder, "*.yaml")
                .Where(f => Path.GetFileName(f) != "kustomization.yaml")
                .SelectMany(f => Yaml.Documents(File.ReadAllText(f))),
        ];

    private static IEnumerable<object?> Deployments() => Objects().Where(o => o.At("kind").Text() == "Deployment");

    private static IEnumerable<string?> NamesOf(string kind) =>
        Objects().Where(o => o.At("kind").Text() == kind).Select(o => o.At("metadata", "name").Text());

    private static IEnumerable<string?> Ports(object? pod) =>
        pod.At("spec", "containers").Items().SelectMany(c => c.At("ports").Items()).Select(p => p.At("name").Text());

    private static bool Selects(object? labels, object? pod) =>
        labels.Keys().All(key => pod.At("metadata", "labels", key).Text() == labels.At(key).Text());
}
